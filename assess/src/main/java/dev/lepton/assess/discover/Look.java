package dev.lepton.assess.discover;

import dev.lepton.assess.inventory.draft.ServerDraft;
import java.util.List;

/**
 * What a server is made of.
 *
 * @param server what was seen, each value with its place
 * @param gaps what could not be seen
 */
public record Look(ServerDraft server, List<Gap> gaps) {
  public Look {
    gaps = List.copyOf(gaps);
  }

  /**
   * Something that could not be seen.
   *
   * @param fix how it could be
   */
  public record Gap(String what, String fix) {}
}
