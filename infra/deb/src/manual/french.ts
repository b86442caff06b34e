import { PATHS } from '../paths.js';
import { type ManualPage, terms } from './page.js';

/** The page in French. */
export const FRENCH: ManualPage = {
  heading: 'Administration du système',
  sections: [
    ['NOM', ['tresse-agent - réunit plusieurs lignes internet en une, sur le site et sur le relais']],
    [
      'SYNOPSIS',
      [
        '.B tresse-agent run --role site|relay --state-dir \\fIDOSSIER\\fP [--claim-file \\fIFICHIER\\fP]... [--find-lines] [--local-page \\fIPORT\\fP]',
        '.br',
        '.B tresse-agent down --state-dir \\fIDOSSIER\\fP',
        '.br',
        '.B tresse-agent prepare-kernel --role site|relay [--control-group \\fIDOSSIER\\fP]',
        '.br',
        '.B tresse-agent version',
      ],
    ],
    [
      'DESCRIPTION',
      [
        'Tresse réunit 2 à 8 lignes en un lien rapide, à une seule adresse publique, qui ne se rompt pas avec une ligne.',
        'L’agent applique ce que veut le plan de contrôle, sur le boîtier du site et sur le relais. Sans plan de contrôle,',
        'et après une coupure de courant, il continue dans son dernier état valable.',
        '.PP',
        'Le service',
        '.B tresse-agent.service',
        'le fait tourner. Il démarre dès que la machine a un code d’enrôlement, ou si elle s’est déjà enrôlée :',
        '.PP',
        '.nf',
        `install -m 600 code ${PATHS.claim}`,
        'journalctl -fu tresse-agent',
        '.fi',
        '.PP',
        'Un code sert une fois, puis est effacé. Sur un relais, mettez d’abord',
        '.B ROLE=relay',
        `dans ${PATHS.settings}.`,
      ],
    ],
    [
      'COMMANDES',
      terms([
        [
          'run',
          'S’enrôle si ce n’est pas fait, puis travaille jusqu’à l’ordre d’arrêt. Le plan de données reste.',
        ],
        [
          'down',
          'Défait ce que l’agent a fait et rend ce qu’il a changé. Arrêtez d’abord le service. L’identité et les réglages restent.',
        ],
        [
          'prepare-kernel',
          'Donne au noyau ce qu’il exécute de Tresse (BPF) : un BBR qui laisse moins souvent les lignes se vider et, sur un relais, une borne au débit prêté à une connexion nouvelle, pour son groupe de contrôle. Le service le fait de lui-même là où bpftool(8) est installé.',
        ],
        ['version', 'Affiche la version.'],
      ]),
    ],
    [
      'OPTIONS',
      terms([
        ['--role site|relay', 'Ce qu’est cette machine : le boîtier d’un site ou un relais.'],
        [
          '--state-dir \\fIDOSSIER\\fP',
          `Où sont les clés, l’identité et l’état ; pour le service : ${PATHS.state}.`,
        ],
        [
          '--claim-file \\fIFICHIER\\fP',
          'Où est le code d’enrôlement, tant que la machine n’est pas enrôlée. De plusieurs fichiers, le premier qui en contient un compte.',
        ],
        [
          '--find-lines',
          'Sur un boîtier : demande une adresse sur chaque carte filaire tant qu’il n’a pas de réglages, et sert un ordinateur là où personne d’autre ne le fait.',
        ],
        [
          '--local-page \\fIPORT\\fP',
          'Sur un boîtier : sert une petite page à lui, qui accepte un code d’enrôlement, à l’ordinateur puis au LAN.',
        ],
      ]),
    ],
    [
      'FICHIERS',
      terms([
        [PATHS.settings, 'Réglages du service : ROLE, ARGS (mots ajoutés à la commande), TRESSE_LOG_LEVEL.'],
        [PATHS.claim, 'Le code d’enrôlement, qui appartient à root.'],
        [PATHS.state, 'Clés, identité, état voulu et ce qui en est tiré, journaux des programmes.'],
      ]),
    ],
    ['ENVIRONNEMENT', terms([['TRESSE_LOG_LEVEL', 'trace, debug, info (à défaut), warn, error ou fatal.']])],
    [
      'CODE DE RETOUR',
      terms([
        ['0', 'L’arrêt était demandé.'],
        ['1', 'Échec.'],
        ['2', 'La commande n’est pas comprise.'],
        ['3', 'L’enrôlement a été refusé : il faut un nouveau code.'],
        ['4', 'Un autre agent travaille sur ce dossier.'],
        ['75', 'À relancer.'],
      ]),
    ],
    ['VOIR AUSSI', ['.BR systemctl (1),', '.BR journalctl (1)']],
  ],
};
