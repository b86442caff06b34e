import { ovhBench } from '../testing/benches.js';
import { behavesAsProvider } from '../testing/suite.js';

behavesAsProvider('OVHcloud', ovhBench, { sellsAddresses: false });
