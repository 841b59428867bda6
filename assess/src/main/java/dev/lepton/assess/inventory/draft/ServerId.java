package dev.lepton.assess.inventory.draft;

import java.util.Locale;
import java.util.Optional;

/** The strongest of what identifies a server. Stateless. */
final class ServerId {
  private ServerId() {}

  static String of(ServerGroup group) {
    return group
        .text(Field.UUID)
        .map(uuid -> "uuid:" + uuid)
        .or(
            () ->
                ServerGroup.moRef(group.text(Field.V_CENTER), group.text(Field.MO_REF))
                    .map(ref -> "moref:" + ref))
        .or(() -> group.text(Field.SERIAL).map(serial -> "serial:" + serial))
        .or(() -> named(group))
        .or(() -> group.addresses().stream().findFirst().map(address -> "ip:" + address))
        .orElseGet(() -> "row:" + group.drafts().get(0).where());
  }

  private static Optional<String> named(ServerGroup group) {
    return group.host().map(host -> "host:" + host.toLowerCase(Locale.ROOT));
  }
}
