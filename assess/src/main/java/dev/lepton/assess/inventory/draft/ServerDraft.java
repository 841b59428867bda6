package dev.lepton.assess.inventory.draft;

import dev.lepton.model.inventory.Disk;
import dev.lepton.model.inventory.Metric;
import dev.lepton.model.inventory.NetworkCard;
import dev.lepton.model.inventory.Place;
import dev.lepton.model.inventory.Server;
import dev.lepton.model.inventory.Software;
import dev.lepton.model.inventory.Usage;
import dev.lepton.model.inventory.Volume;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What one row, or one machine that was asked, says of a server. Not thread-safe. */
public final class ServerDraft {
  private final Place where;
  private final Server.Kind kind;
  private final Map<Field, Said<Object>> values = new EnumMap<>(Field.class);
  private final Set<String> addresses = new LinkedHashSet<>();
  private final Set<String> macs = new LinkedHashSet<>();
  private final List<Disk> disks = new ArrayList<>();
  private final List<Volume> volumes = new ArrayList<>();
  private final List<NetworkCard> networks = new ArrayList<>();
  private final List<Software.Service> services = new ArrayList<>();
  private final Map<Metric, Usage> usage = new EnumMap<>(Metric.class);
  private final Map<Metric, Said<Samples>> samples = new EnumMap<>(Metric.class);
  private final Set<String> applications = new LinkedHashSet<>();
  private final Map<String, String> tags = new TreeMap<>();

  public ServerDraft(Place where, Server.Kind kind) {
    this.where = where;
    this.kind = kind;
  }

  public Place where() {
    return where;
  }

  public Server.Kind kind() {
    return kind;
  }

  /** Keeps the first value said of a field. */
  public ServerDraft set(Field field, Optional<? extends Said<?>> said) {
    said.ifPresent(s -> values.putIfAbsent(field, new Said<>(s.value(), s.where())));
    return this;
  }

  public ServerDraft set(Field field, Object value, Place place) {
    return set(field, Optional.of(new Said<>(value, place)));
  }

  public Optional<Said<Object>> get(Field field) {
    return Optional.ofNullable(values.get(field));
  }

  public Optional<String> text(Field field) {
    return get(field).map(said -> String.valueOf(said.value()));
  }

  /** Forgets what turned out not to identify the server. */
  void remove(Field field) {
    values.remove(field);
  }

  public Map<Field, Said<Object>> values() {
    return values;
  }

  public Set<String> addresses() {
    return addresses;
  }

  public Set<String> macs() {
    return macs;
  }

  public List<Disk> disks() {
    return disks;
  }

  public List<Volume> volumes() {
    return volumes;
  }

  public List<NetworkCard> networks() {
    return networks;
  }

  public List<Software.Service> services() {
    return services;
  }

  public Map<Metric, Usage> usage() {
    return usage;
  }

  /** The series of a metric, begun where there is none yet. */
  public Samples samples(Metric metric, Place place) {
    return samples.computeIfAbsent(metric, m -> new Said<>(new Samples(), place)).value();
  }

  Map<Metric, Said<Samples>> samples() {
    return samples;
  }

  public Set<String> applications() {
    return applications;
  }

  public Map<String, String> tags() {
    return tags;
  }

  /** A name for messages. */
  public String label() {
    return text(Field.NAME)
        .or(() -> text(Field.HOST_NAME))
        .or(() -> addresses.stream().findFirst())
        .or(() -> text(Field.UUID))
        .orElse("the server of " + where);
  }
}
