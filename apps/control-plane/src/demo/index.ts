/** The demo network that may run beside the control plane: its relay enrolled at boot, its box plugged in on request. */

export { DemoModule } from './demo.module.js';
export { DemoService } from './demo.service.js';
export { demoPlace } from './demo-box.repository.js';
