import { gunzipSync } from 'node:zlib';

/**
 * steady-bbr.c for the kernel's virtual machine, which is the same on every processor of this byte order, by the arguments that
 * the kernel's `cong_control` has. Compiled here, so that neither a machine nor who builds the agent needs a compiler for it;
 * the test beside it compiles again and compares. In this folder, for the second one with `-DBEFORE_6_10`:
 *
 *     clang-19 -target bpf -O2 -g -mcpu=v3 -fdebug-compilation-dir=. -c steady-bbr.c -o linked.o
 *     bpftool gen object steady-bbr.o linked.o
 *     gzip --best --stdout steady-bbr.o | base64
 */
const COMPRESSED = {
  'since 6.10': [
    'H4sIAAAAAAACA9VZb2wcRxXf3ZzP58ZJ7KRNnNLQTdo0d2n8J39IU/JHMe6lseI4ke+EEpqyOZ/X9jX23nG7Z3xqKiyUIldUIlKBVhUIqwKJSghV',
    '/FEDQjQg+FIQqlCrqqpUEB/Kh34okZCo4EN4b/btzdvxjjkJJNSN5mZ+b97vzbw3b9Yzmy/lx05ZpmlEj2n8w5BIPif7WJt++1BzwA/qQWkS6uY8',
    '1gAb5cCp1vzBctWbceAnqFfnuLziVQKOfT+Yrbv+LJc1vKmqU/6iNxVT9KYmG9OOu1grxTvmK54T+FXHd2f82AzAgOMuuF58PDdw/KAUuGLyJDXm',
    'KmXX811QdEtTzf7JyfpAmYAzX6p4BkjCBgmFGygkf4Sw5Qt2MMdEp3QKe7mLIVe4FzIVT0V/y0Mxk7jLQiH0FHtjjofGW04L+y0UwAR91wGh4UQh',
    'GKi7c7p1VPqE74qs5bYilw6rhJi3SmfMUXVm0k3VpFxj6ODrPPCZ4inxM+AuBobu+SOUlHHrdlLfOviXLE9p5B0aeVoj79TIMxp5l0Z+xyrZn6Bs',
    'ZvO/QfUHUHoSbPxd6Eu/+uSLIlG/y0T9jlX62zX6Dwj99Cr9hzT6eaHfuUq/oNF3hX5mlX5Do/8VoS/jmaX6OY3+S0JfxnmI6h9r9H8F8l5jfQtf',
    'oPr3Qt7dkm+g+rVtYd1cCGfeLIX4t2ao8apF/YthvYkmXPpyWO+xDLHaM6ZYMqN/Zxjrp6HgKj2E4PUXjz4P1TEo3zMsMQvsX4BSzoRr3/wCjeOH',
    'XjXrYUxfmwrlT4P4NjzfoHk3e/9P8i1Ub6b57W9Prwhxur2G/n/7YOzZq7b1PNIozdlnR4uDj54fQ/x9kmNGYZZkGN6g4E0K7lXwFgXfxfIfMaaW',
    'zfB2Nl9Mq27Gt0inh+GtzJ5FbZvhjWz/WMQdYngzlCMM3wnlOx+YLZtLqbBcltvdsiiWODXMa+oyM61ziegXm+Nu0r03rLsxkx8M26kM5X5k+kTc',
    'jjnC9HCPdqmvVhYTHMMlfopi0Az7Bf8piiU+y9RGnW+SHzjZbyl8Q/z9ab0GxFobzA6lv4hhFBuM78s0b7TzQ6b307j96IhnbZH8O/DN8LNw3t24',
    'dr9mceNxjebzB9Ldyvq7WdzfJn6f0h/x/0r8u+nvTKTbYUr5FlPKdzL5QSYfYfKiGZ+zlRDD+/H9GOqlUc+jaCyRnfug/bU27GBur4TcTA7fnWFb',
    'nKYz9DcA7e2h9z7kSgpz6U1o7yMb71Abc/d9ai9BuUXtm1D+hcdsCmDKCtsnob2R2jjve6h9E9o5i/IE6kEo+EqzLZkn/Qnryc781mDCemH/ISvm',
    'n8n3whB7Pzwc6m18MG43pocDP0J6B0nvhbSoN2GMDrC/j98lOXIOsb+PP0iLeYjluJNtzm2s/QnW3sHa97L2Ttbezdp7+Y53nMbhQ0bD8ysznjtl',
    'z8GZWPwYpbo8gIvrQR1OnY5fmq/NuUY9CJwG3C1QseLBmRSO0Z5bDipVz/Gr5StGpexfccolp1avLMAYwxMTwxedwujn8k7x4vm84+Bp3cAjMFmK',
    'mnC2na/hpA4ekJOq4HEfrTa8hu9OGRW6DXwcbi1BuYZxCMHIsJP/bH686BQvOIXi8ETxP15qIBJHZCDKs6W6es9B+7AMri+CjzcBEYHY5YaP0GK2',
    '4sFcjzkac2p6rgS/XmneNcQsEu9Xg7FLZiE/Uhw9N57dpblz7crZC9XKlM2SLCvS0d6LyZczukDRD+yQbrP8s/fWffu4ndX359DCYwcfP2p0iZSG',
    '3AJC3e8/ESYcyCvTdhbFx+wh++pVe+d4fngCBftsmH7/CZmcuVyoPFmbdq4ElXnXmYEgen42Zw/a4wVndNwp2Lvt/PDIaWicOG6P5U8VneGxc+N5',
    'pwDcrpg9keEwF7T2RGV6uuL6hw9lczChKKWzhXMjZ7IiBPts4cf+x6lxABp1H5SfSowurrwSVRTFomo/aUfbhA2UO2onm4yyBMyKXWkrW0u1XXeD',
    'Rt2z+YZrZ5hWDqrjtDrWGEjqtOMQz/FVXonOtXzi7HaG45tIHS2SrzEep7cznNzpSh4IWVIiSEZS3unDGL1HlHFa8qSxZKduqKFPD0HZn/gFa+CK',
    '35z3P15f4vDcH517r1H5DZwPTsOpYSw6T6XleQLvrr9jGO827zKMd5kPGb4Hz9OdEn8SzwMM49ifYngXlDMMP0BnG5xDdKY+C/O7hGeYY6aYH+Jv',
    'Qzl+yRS6iP8CpbcnvNMg/ieUjX2muPdEeDPg8wynAV8gvAf8T9umcZnh7YBnGb4PcE3RXyRcBtx3vynOlBHeCniZ8FcBr581jesM24BfYHgb4BWG',
    'LcCvEL4B2KyZYi3Wsbj8HEA+kHFBfCyQcUE8AfhdhbcBDtwXFyUP8dii5CHOA/5Q4QUgv3RV8hCPX5U8xI8CxhzgvPdAXlqSPMTnliQP8WnAOxTe',
    'WUjA0jXJQ3z+muQhHgWMOZVivF+AfGJZ8hB/flnyEI8sh3shwrOAzyh2doP/xWelHcSXn5V2EJ8CnGX4CerHHE5RPuOd73pa7oEMw0foG0SElwh/',
    'PW38zx6TLga2+v8NVN+0VuvHvjfSPTzh46d4Vqw4L6N8B+ylPtWllY7491FD4UdPTsO/kFa+l2r4D2v4tTb5ZzX85Tb5kzr/2+Q/qeHfaJP/nIb/',
    'Rjr+/VXHf1nD/ygd/x6r4/+S5SB/sp3x77M6/usa/lJn/DuuLn/fMsMcPqnIrxOff29bx8aP5Lc0/JUEfiqB32El819J4Hck8Hdo+DcT+OkE/mEN',
    '/40EfmcCv6Dh/zmBn0ngVzX8vyXwuxL4z2j4kWKP8v1U5b+k4fdk5Ds34q9P4P/IMhL/v/Y6KX60fu38fVXDX6YPKj9Ztzb/31HnpfZAHgAA',
  ],
  'before 6.10': [
    'H4sIAAAAAAACA9VZb2wcRxXf3ZzP58RN4rgEp7R0k7TNXRr/SROlCfmjGPfSWDhO5DuhpBQ25/Pa3sbeO273jK2mYFVpZUQlIso/VSBMBSjlA0Ig',
    'VPULNUh8aFWhqiqt+FC14gMg9UtTISHRD+G92bc3b8c75iSQUDeam/m9eb+ZeW/erN9svlYcO2OZphE/pvFPQyL5fPBJ2T5Nv32oORCEjbAyCfXS',
    'PNYAm9XQqdWDwWrNn3HgJ2zU5rjc872Q4yAIZxtuMMtlTX+q5lS/4k8lFP2pyea04y7WK8mOec93wqDmBO5MkFgBDOC4C66fnM8NnSCshK5YPEmN',
    'Oa/q+oELim5laql/crIxUCXgzFc83wBJ1CChMAOFZI8QtmzBDmaY6JRGYS83MeIK8yKmYqnob1koVpI0WShElmJvwvBo8JbRYvwWCmGBgeuA0HBi',
    'Fww03DndPip9wnZF1jJbkUuDVULCWqUzYai6MmmmOqTcY+jg+zzw2fIZ8TPgLoaG7nkDSsa4eSutbxP8S5dnNPIOjTyrkXdq5DmNvEsj37xO9i6U',
    'HWz9N6h+H8r2lDH+IfSlXX3yRZGq32Wifsc6/V0a/fuEfnad/oMa/aLQ71ynX9Lou0I/t06/qdF/WuhLf+apflaj/7zQl34eovrXGv3fgbzH2NLC',
    'F6l+Tci7W/LbqH6Z3rtLC5ENS5UI/8GMNF60qH8xqrfRgitPRvU+yxC7PWOKLTP6d0e+fgoK7tKDCF597vj3oDoB5aeGJVaB/QtQqrlo75e+TOuZ',
    'jOqnwLhb8HyH1rnU83+S91K9I/LPywfb0yuDX25toP/fPuhr9mptPQ81K3P2udHy4MMXxhB/n+QYQRgVOYZvU/A2BfcouFfBn2DxjhhDyWZ4F1sv',
    'hlE341uks53hnWw8i9o2w1vZebGIO8TwDihHGb4dyo/eN1tj1jNRGZfH27LIl7g0jGPqMnOtPET0i8NwB+neHdXdGLn3R+1MjmI9HvpUchxzhOnh',
    'mexSX6XMJziHS/wM+WAp6hf8J8iX+KxQG3W+S3bgYn+g8Gn8+NiLvTbIZ3E3+vMFWifyfkExgM9vkuPFKZzVK/mb8eS/FM3TjXv1e+Yn7sd4/j+S',
    '7k7W3838/Dbx+5T+mP834t9Bf0di3Q5TyntNKd/N5IeYfITJy2ZyzWk+uwfff5FeFvV88sYyjbMX2t9sYxyM5dWImyvguzFqi2w5R+94HG8fvdch',
    'NjIYO29C+wCN8WdqY6z+ldrLUG5Sew3KR5hGkwMzVtQ+De2t1MZ130ntNWgXLIovqAeh4CvMtmSc9KfsJ8vprcGU/cL+w1bCPpPH/hB7HxyL9Lbe',
    'nxw3oYcTP0R6h0jv6ayot6GPHmB//75FcuQcZn//nsuKdYjtuJ0dRnYVMT7F2nex9t2svZu172Xt/fyEO07zyGGj6QfejO9O2XOQ84ofo9KQCbZI',
    '/xuQVTpBZb4+5xqNMHSacHdARc+HnBPSZN+thl7Nd4Ja9YrhVYMrTrXi1BveAswxPDExfMkpjT5SdMqXLhQdB7NxA1NcGiluQu46X8dFHXpALsrD',
    'dB5HbfrNwJ0yPMr2Pw63krBaRz9EYGTYKX6+OF52yhedUnl4ovwfLy3giaPSEdXZSkO9x+D4sA1uIJyPmb7wQOLywmdoMVv+YKYnDE0YNT1XgV+/',
    'Mu8aYhWp96fBxCWyVBwpj54fz+/R3Kn2FOyFmjdlsyDLi3C092PwFYwuUAxCO6LbLP7s/Y3APmnn9f0FHOELB7943OgSIQ2xBYRG0H8qCjiQe9N2',
    'HsUn7CH76lV793hxeAIFB2xYfv8pGZyFQqQ8WZ92roTevOvMgBP9IF+wB+3xkjM67pTse+3i8MhZaJw6aY8Vz5Sd4bHz40WnBNyuxHgiwmEtONpj',
    '3vS05wZHDucLsKA4pPOl8yOfywsXHIAlQ9cTqb7EfVZ8iKKED+3H7fhQsGELx+30IeOYgGHFGbSVg6SO3XDDZsO3+fFqZ5pWxKnztDo2mEjqtGMQ',
    'j+h1VonOjWzi7Ham40dGnS2WbzAfp7cznTzXShwIWVogSEYiyui06N0YvzWUeVrytLlkp26qoc8MQTmY+j1q4EqwNB98vL6rRXl9nNdeo/ITyAfy',
    'kCWMUf7046zMH/Au+hLDeHd5hWG8q7zD8J1QPmT403h/6pQY597L8B7MWxi+j3IZXEOc752D9T2KOcsJU6wP8Q+hnDxrCl3Ef4HSsz26syD+F5St',
    'faa418R4B+ALDGcBXyS8D+zP2qZxmeFdgGcZ3gu4rugvEq4C7rvHFDlkjHcCXiH8DcBbIEm+zrAFeJXwzwCbdVP4ehOz+waAYijtRnwilHYjngD8',
    'isL7CMClRclDPLYoeYiLgN9ReJOQeD96VfIQj1+VPMQPA/5Q4b0G8sqy5CE+vyx5iM8CxljgvOMQYJVrkof4wjXJQzwKGGMmw3g/B/nEiuQh/tKK',
    '5CEeWYliPcazgI8p4/SCHeVn5DiILz8jx0F8BnCe4ceoH2M0Q/GKd7ivZmWM5xg+St8QYrxM+Mms8T97TEr0bUUe38XXrPX6ie+DdI9O+VgpnlUr',
    'ycsp3+16qE81abUj+T3TUPjxU9Dwz2aV75sa/jEN/3Kb/HMa/mKb/EkN/3qb/Mc1/Btt8p/V8Neyye+lOv4LGv7fs8nvpzr+b1kM8qevM/k9Vcd/',
    'VcOvdya/u+ri909mFMOnFfky8fn3sk1s/lh+U8O/nsLPpPA7rHT+agq/I4V/l4b/yxR+NoV/RMNfS+F3pvBLGv7rKfxcCr+m4b+Xwu9K4X9dw/8g',
    'hb85hf+8hh8rLjP+lhT+rywj9f9Xl0nxrS0bx++LGv5F+kDy7U0b8/8NF1X0yfAdAAA=',
  ],
};

/** Kernels by what they call an algorithm with. */
export type KernelAge = keyof typeof COMPRESSED;

/** The object file (ELF) that bpftool loads. */
export function steadyBbrProgram(age: KernelAge): Uint8Array {
  return gunzipSync(Buffer.from(COMPRESSED[age].join(''), 'base64'));
}
