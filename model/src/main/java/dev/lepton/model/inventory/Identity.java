package dev.lepton.model.inventory;

import java.util.List;
import java.util.Optional;

/**
 * By what a server is recognised in another file.
 *
 * @param uuid of the BIOS or the virtual machine, lower case with hyphens
 * @param moRef a virtual machine's id in its vCenter, such as {@code vm-42}
 * @param vCenter id of that vCenter, without which {@code moRef} says nothing
 * @param serial as the manufacturer gave it
 * @param hostName as written, short or fully qualified
 * @param addresses IP addresses, in the order in which they were found
 * @param macs lower case with colons
 */
public record Identity(
    Optional<String> uuid,
    Optional<String> moRef,
    Optional<String> vCenter,
    Optional<String> serial,
    Optional<String> hostName,
    List<String> addresses,
    List<String> macs) {

  public Identity {
    addresses = List.copyOf(addresses);
    macs = List.copyOf(macs);
  }
}
