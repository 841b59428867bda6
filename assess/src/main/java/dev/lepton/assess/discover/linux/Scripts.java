package dev.lepton.assess.discover.linux;

/**
 * What is asked of a Linux server, for any POSIX shell with any userland, BusyBox too. Reads only.
 */
public final class Scripts {
  private static final String BEGIN =
      """
      LC_ALL=C; PATH="$PATH:/usr/sbin:/sbin:/usr/bin:/bin"; export LC_ALL PATH
      exec 2>/dev/null
      s() { echo "==lepton:$1"; }
      """;

  /** A dead network file system lets df wait for ever. */
  static final String LOOK =
      BEGIN
          + """
          s host; uname -n || cat /proc/sys/kernel/hostname
          s kernel; uname -s; uname -r; uname -m
          s os; cat /etc/os-release || cat /usr/lib/os-release || head -n 1 /etc/redhat-release || head -n 1 /etc/issue
          s cpu; cat /proc/cpuinfo
          s memory; cat /proc/meminfo
          s uuid; cat /sys/class/dmi/id/product_uuid
          s serial; cat /sys/class/dmi/id/product_serial
          s dmi; ls -d /sys/class/dmi/id
          s efi; ls -d /sys/firmware/efi
          s container; ls -d /.dockerenv /run/.containerenv; grep -l -e docker -e kubepods -e lxc /proc/1/cgroup
          s disks; for d in /sys/block/*; do [ -e "$d/device" ] && echo "${d##*/} $(cat "$d/size")"; done
          s mounts; cat /proc/mounts
          s df; t=; command -v timeout >/dev/null && t='timeout 10'; $t df -P -k
          s links; for n in /sys/class/net/*; do echo "${n##*/} $(cat "$n/address")"; done
          s addresses; ip -o addr show || ifconfig -a || cat /proc/net/fib_trie
          s end
          """;

  static final String PROCESSES =
      BEGIN
          + """
          s self; echo $$
          s page; getconf PAGESIZE || echo 4096
          s stat; cat /proc/[0-9]*/stat
          s commands
          for p in /proc/[0-9]*; do
            [ -r "$p/cmdline" ] || continue
            printf '%s\\037' "${p#/proc/}"; tr '\\000\\n' '\\037 ' <"$p/cmdline"; echo
          done
          s end
          """;

  static final String READING =
      BEGIN
          + """
          s self; echo "$SSH_CONNECTION"
          s stat; head -n 1 /proc/stat
          s memory; grep -e MemTotal: -e MemAvailable: -e MemFree: -e Buffers: -e ^Cached: /proc/meminfo
          s disks; cat /proc/diskstats
          s cards; cat /proc/net/dev
          s tcp; cat /proc/net/tcp
          s tcp6; cat /proc/net/tcp6
          s files; ls -l /proc/[0-9]*/fd | grep -e '^/proc' -e 'socket:'
          s end
          """;

  private Scripts() {}
}
