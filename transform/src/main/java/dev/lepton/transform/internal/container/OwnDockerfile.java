package dev.lepton.transform.internal.container;

import java.util.List;
import java.util.Optional;

/**
 * An application that brings its own Dockerfile: it is used as it is.
 *
 * @param stack how the application is built and started outside a container; empty when that is not
 *     known
 */
record OwnDockerfile(String text, Optional<Stack> stack) implements Stack {

  @Override
  public List<String> build() {
    return stack.map(Stack::build).orElse(List.of());
  }

  @Override
  public List<String> command() {
    return stack.map(Stack::command).orElse(List.of());
  }

  @Override
  public int usualPort() {
    return stack.map(Stack::usualPort).orElse(8080);
  }

  @Override
  public boolean honoursPort() {
    return stack.map(Stack::honoursPort).orElse(false);
  }

  @Override
  public Optional<String> usualBaseImage() {
    return Optional.empty();
  }

  @Override
  public String dockerfile(ImageRequest request) {
    return text;
  }
}
