package dev.lepton.operate.cost;

import dev.lepton.operate.cost.ClusterUse.Payer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Who pays what. Every amount is booked once; sharing out moves amounts and never makes or loses
 * one. Not thread-safe.
 */
final class Ledger {
  static final String IDLE = "(idle)";
  static final String OVERHEAD = "(overhead)";
  static final String SHARED = "(shared namespaces)";

  private final CostSettings settings;
  private final int days;
  private final TreeMap<String, Account> accounts = new TreeMap<>();

  /** Thousands of containers have few payers. */
  private final Map<Payer, Account> byPayer = new HashMap<>();

  private final Account idle;
  private final Account overhead;
  private final Account shared;

  /** Before anything is shared out. */
  private final long[] workloadByDay;

  private final long[] idleByDay;
  private final long[] overheadByDay;

  Ledger(CostSettings settings, int days) {
    this.settings = settings;
    this.days = days;
    this.idle = new Account(IDLE, days);
    this.overhead = new Account(OVERHEAD, days);
    this.shared = new Account(SHARED, days);
    this.workloadByDay = new long[days];
    this.idleByDay = new long[days];
    this.overheadByDay = new long[days];
  }

  Account account(Payer payer) {
    return byPayer.computeIfAbsent(payer, this::open);
  }

  private Account open(Payer payer) {
    Account account =
        settings.sharedNamespaces().contains(payer.namespace())
            ? shared
            : accounts.computeIfAbsent(
                settings.grouping().of(payer), name -> new Account(name, days));
    account.in(payer.namespace());
    return account;
  }

  void workload(Account account, int day, Part part, long nanos) {
    account.add(day, part, nanos);
    workloadByDay[day] += nanos;
  }

  /**
   * What a node has left of one resource.
   *
   * @param users of this resource on this node
   * @param costs of each for it
   */
  void idle(int day, long nanos, List<Account> users, double[] costs) {
    idleByDay[day] += nanos;
    boolean somebody = false;
    for (double cost : costs) {
      somebody |= cost > 0;
    }
    if (!settings.shareIdle() || !somebody) {
      idle.add(day, Part.SHARED_IDLE, nanos);
      return;
    }
    long[] shares = Nanos.share(nanos, costs);
    for (int i = 0; i < shares.length; i++) {
      users.get(i).add(day, Part.SHARED_IDLE, shares[i]);
    }
  }

  void overhead(int day, long nanos) {
    overheadByDay[day] += nanos;
    overhead.add(day, Part.SHARED_OVERHEAD, nanos);
  }

  /** Shares out what is to be shared; once, after everything was booked. */
  void close() {
    for (int day = 0; day < days; day++) {
      if (settings.shareIdle()) {
        shareOut(idle, day, Part.SHARED_IDLE);
      }
      if (settings.shareOverhead()) {
        shareOut(overhead, day, Part.SHARED_OVERHEAD);
      }
      shareOut(shared, day, Part.SHARED_OVERHEAD);
    }
  }

  /** By what each costs on that day; stays where it is if nobody costs anything. */
  private void shareOut(Account from, int day, Part as) {
    List<Account> payers =
        accounts.values().stream().filter(account -> account.day(day) > 0).toList();
    if (payers.isEmpty() || from.day(day) == 0) {
      return;
    }
    long[] shares =
        Nanos.share(
            from.take(day), payers.stream().mapToDouble(account -> account.day(day)).toArray());
    for (int i = 0; i < shares.length; i++) {
      payers.get(i).add(day, as, shares[i]);
    }
  }

  /** The dearest first, what is left over last. */
  List<Account> rows() {
    List<Account> rows = new ArrayList<>(accounts.values());
    rows.sort(Comparator.comparingLong((ToLongFunction<Account>) Account::total).reversed());
    for (Account rest : List.of(shared, idle, overhead)) {
      if (rest.total() > 0) {
        rows.add(rest);
      }
    }
    return rows;
  }

  long workload(int day) {
    return workloadByDay[day];
  }

  long idle(int day) {
    return idleByDay[day];
  }

  long overhead(int day) {
    return overheadByDay[day];
  }
}
