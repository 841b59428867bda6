package dev.lepton.operate.cost;

/** What an application's cost consists of. The first three are parts of nodes. */
enum Part {
  CPU,
  MEMORY,
  GPU,
  STORAGE,
  LOAD_BALANCER,
  NETWORK,
  /** Its part of what nodes have left, where that is shared out. */
  SHARED_IDLE,
  /** Its part of control planes and shared namespaces, where these are shared out. */
  SHARED_OVERHEAD
}
