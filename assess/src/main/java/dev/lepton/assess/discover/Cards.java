package dev.lepton.assess.discover;

import java.util.regex.Pattern;

/** Tells network cards from what software only makes look like one. Stateless. */
public final class Cards {
  private static final Pattern MADE_UP =
      Pattern.compile(
          "lo[0-9]*|(?:veth|docker|br-|virbr|cni|cali|flannel|vxlan|tun|tap|dummy|ifb|sit|gre|ip6tnl|"
              + "podman|kube-|nodelocaldns|weave|lxc|lxdbr|vnet|wg|ovs-|genev|erspan|teql|tunl).*");

  private Cards() {}

  /**
   * Whether its addresses belong to the machine. Bridges of containers have the same ones
   * everywhere, and would make two servers look like one.
   */
  public static boolean isReal(String name) {
    return !MADE_UP.matcher(name).matches();
  }
}
