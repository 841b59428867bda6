package dev.lepton.assess.inventory.draft;

import dev.lepton.model.inventory.InventoryApplication;
import dev.lepton.model.inventory.InventoryApplication.Repository;
import dev.lepton.model.inventory.InventoryApplication.Tag;
import dev.lepton.model.inventory.Place;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What was said of an application; of each value the first wins. Not thread-safe. */
public final class ApplicationDraft {
  private final String name;
  private Optional<String> description = Optional.empty();
  private Optional<String> comments = Optional.empty();
  private Optional<String> businessService = Optional.empty();
  private Optional<String> binary = Optional.empty();
  private Optional<Repository> repository = Optional.empty();
  private Optional<String> wave = Optional.empty();
  private final Set<Tag> tags = new LinkedHashSet<>();
  private final Set<Place> places = new LinkedHashSet<>();

  ApplicationDraft(String name) {
    this.name = name;
  }

  public void describe(Optional<String> text, Optional<String> comment, Optional<String> service) {
    description = description.or(() -> text);
    comments = comments.or(() -> comment);
    businessService = businessService.or(() -> service);
  }

  public void binary(Optional<String> coordinates) {
    binary = binary.or(() -> coordinates);
  }

  public void repository(Optional<Repository> kept) {
    repository = repository.or(() -> kept);
  }

  public void wave(Optional<String> planned) {
    wave = wave.or(() -> planned);
  }

  public void tags(Collection<Tag> more) {
    tags.addAll(more);
  }

  public void saidBy(Collection<Place> more) {
    places.addAll(more);
  }

  InventoryApplication build(Set<String> servers) {
    return new InventoryApplication(
        name,
        description,
        comments,
        businessService,
        binary,
        repository,
        wave,
        List.copyOf(tags),
        List.copyOf(new TreeSet<>(servers)),
        List.copyOf(places));
  }
}
