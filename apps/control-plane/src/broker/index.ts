/**
 * The MQTT edge: mutual TLS, the certificate as identity, exact topics, and nothing else of MQTT than publish and
 * subscribe at QoS 0 and 1. Keeps no state beyond a connection; what it receives is acknowledged once it was taken.
 */
export type { DeviceGate, EdgeSink, FollowUp } from './edge-sink.js';
export { EdgeRefusal, type Flag } from './flag.js';
export { MqttEdge, type MqttEdgeOptions } from './mqtt-edge.js';
