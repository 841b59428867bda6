package dev.lepton.model.migration;

import java.util.Optional;

/**
 * One HTTP request. {@code ${n}} in path or body becomes a number that grows with each request.
 *
 * @param expect text that the answer must contain; empty to accept any 2xx
 */
public record RequestSpec(
    String method,
    String path,
    Optional<String> body,
    String contentType,
    Optional<String> expect) {}
