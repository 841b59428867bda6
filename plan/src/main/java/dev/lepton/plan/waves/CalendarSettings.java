package dev.lepton.plan.waves;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * When work is done, and when applications may move.
 *
 * @param start the first day
 * @param teams waves that are prepared at the same time
 * @param people of each team, each a day of work on Monday to Friday
 * @param window when a wave may move
 * @param watchDays days, Monday to Friday, for which a wave is watched before another moves that
 *     needs it
 * @param blackouts when nothing, or an application, must not move
 */
public record CalendarSettings(
    LocalDate start,
    int teams,
    int people,
    Window window,
    int watchDays,
    List<Blackout> blackouts) {
  public CalendarSettings {
    blackouts = List.copyOf(blackouts);
  }

  /**
   * @param firstDays on which a move may begin, at least one
   * @param days that a move takes, without a break
   */
  public record Window(Set<DayOfWeek> firstDays, int days) {
    public Window {
      firstDays = Set.copyOf(firstDays);
    }
  }
}
