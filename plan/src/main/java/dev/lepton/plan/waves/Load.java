package dev.lepton.plan.waves;

/** What is in a wave. Not thread-safe. */
final class Load {
  private final Block block;
  private int applications;
  private int servers;
  private long effortTenths;
  private int groups;

  Load(Block block) {
    this.block = block;
  }

  boolean takes(int group) {
    MoveGroup one = block.group(group);
    boolean room = applications + one.size() <= block.limits().most();
    return (room || (groups == 0 && block.oversize(group)))
        && (long) servers + one.servers() <= block.limits().servers()
        && effortTenths + one.effortTenths() <= block.mostEffortTenths();
  }

  /** Whether it would take one if another were not in it. */
  boolean takesInstead(int in, int out) {
    add(out, -1);
    boolean takes = takes(in);
    add(out, 1);
    return takes;
  }

  /**
   * @param sign 1 to put it in, -1 to take it out
   */
  void add(int group, int sign) {
    MoveGroup one = block.group(group);
    applications += sign * one.size();
    servers += sign * one.servers();
    effortTenths += sign * one.effortTenths();
    groups += sign;
  }

  int applications() {
    return applications;
  }

  long effortTenths() {
    return effortTenths;
  }

  boolean isEmpty() {
    return groups == 0;
  }

  /** How many applications are missing to the least. */
  int missing() {
    return Math.max(0, block.limits().least() - applications);
  }
}
