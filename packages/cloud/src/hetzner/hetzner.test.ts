import { hetznerBench } from '../testing/benches.js';
import { behavesAsProvider } from '../testing/suite.js';

behavesAsProvider('Hetzner Cloud', hetznerBench);
