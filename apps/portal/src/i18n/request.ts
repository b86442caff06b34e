/** Language, time zone and messages of one request, without a prefix in the path. */
import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import en from '../../messages/en.json';
import fr from '../../messages/fr.json';
import { chooseLocale, chooseTimeZone, LOCALE_COOKIE, languageOf, TIME_ZONE_COOKIE } from './locale';

export default getRequestConfig(async () => {
  const jar = await cookies();
  const locale = chooseLocale(jar.get(LOCALE_COOKIE)?.value, (await headers()).get('accept-language'));
  return {
    locale,
    messages: languageOf(locale) === 'fr' ? fr : en,
    timeZone: chooseTimeZone(jar.get(TIME_ZONE_COOKIE)?.value),
    now: new Date(),
  };
});
