import { scalewayBench } from '../testing/benches.js';
import { behavesAsProvider } from '../testing/suite.js';

behavesAsProvider('Scaleway', scalewayBench);
