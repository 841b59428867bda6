package dev.lepton.assess.inventory;

import dev.lepton.assess.inventory.draft.ApplicationDraft;
import dev.lepton.assess.inventory.draft.Connection;
import dev.lepton.assess.inventory.draft.Drafts;
import dev.lepton.assess.inventory.draft.Field;
import dev.lepton.assess.inventory.draft.ImportLog;
import dev.lepton.assess.inventory.draft.ServerDraft;
import dev.lepton.model.inventory.Dependency;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.inventory.InventoryApplication;
import dev.lepton.model.inventory.Place;
import dev.lepton.model.inventory.Server;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a saved inventory apart again, so that more can be added to it. Its values keep the places
 * they once came from; single samples are gone, their summaries stay. Not thread-safe.
 */
final class SavedInventoryReader {
  private final Drafts drafts;
  private final ImportLog log;
  private final String file;
  private final Map<String, ServerDraft> byId = new HashMap<>();

  SavedInventoryReader(Drafts drafts, ImportLog log, String file) {
    this.drafts = drafts;
    this.log = log;
    this.file = file;
  }

  void read(Inventory inventory) {
    inventory.servers().forEach(this::server);
    inventory.hosts().forEach(drafts::add);
    inventory.applications().forEach(this::application);
    for (Dependency dependency : inventory.dependencies()) {
      if (dependency.level() == Dependency.Level.APPLICATION) {
        drafts.add(dependency);
      } else {
        drafts.add(
            new Connection(
                end(dependency.from()),
                end(dependency.to()),
                dependency.port(),
                dependency.client(),
                dependency.service(),
                dependency.where()));
      }
    }
  }

  private Connection.End end(String id) {
    return new Connection.End(id, Optional.ofNullable(byId.get(id)));
  }

  private void server(Server server) {
    ServerDraft draft = new ServerDraft(Place.of(file), server.kind());
    set(draft, server, Field.UUID, server.identity().uuid());
    set(draft, server, Field.MO_REF, server.identity().moRef());
    set(draft, server, Field.V_CENTER, server.identity().vCenter());
    set(draft, server, Field.SERIAL, server.identity().serial());
    set(draft, server, Field.HOST_NAME, server.identity().hostName());
    set(draft, server, Field.NAME, Optional.of(server.name()));
    set(draft, server, Field.CORES, server.hardware().cores());
    set(draft, server, Field.MEMORY_MB, server.hardware().memoryMb());
    set(draft, server, Field.CPU_MODEL, server.hardware().cpuModel());
    set(draft, server, Field.ARCHITECTURE, server.hardware().architecture());
    set(draft, server, Field.FIRMWARE, server.hardware().firmware());
    set(draft, server, Field.OS_NAME, server.software().osName());
    set(draft, server, Field.OS_VERSION, server.software().osVersion());
    set(draft, server, Field.POWERED_ON, server.placement().poweredOn());
    set(draft, server, Field.DATACENTER, server.placement().datacenter());
    set(draft, server, Field.CLUSTER, server.placement().cluster());
    set(draft, server, Field.HOST, server.placement().host());
    draft.addresses().addAll(server.identity().addresses());
    draft.macs().addAll(server.identity().macs());
    draft.disks().addAll(server.disks());
    draft.volumes().addAll(server.volumes());
    draft.networks().addAll(server.networks());
    draft.services().addAll(server.software().services());
    draft.usage().putAll(server.usage());
    draft.applications().addAll(server.applications());
    draft.tags().putAll(server.tags());
    byId.put(server.id(), draft);
    drafts.add(draft);
    log.kept();
  }

  private void set(ServerDraft draft, Server server, Field field, Optional<?> value) {
    value.ifPresent(
        v -> draft.set(field, v, server.saidBy().getOrDefault(field.key(), Place.of(file))));
  }

  private void application(InventoryApplication application) {
    ApplicationDraft draft =
        drafts.application(
            application.name(), application.saidBy().stream().findFirst().orElse(Place.of(file)));
    draft.describe(
        application.description(), application.comments(), application.businessService());
    draft.binary(application.binary());
    draft.repository(application.repository());
    draft.wave(application.wave());
    draft.tags(application.tags());
    draft.saidBy(application.saidBy());
    log.kept();
  }
}
