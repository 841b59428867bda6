package dev.lepton.accept.security.advisory;

import java.util.List;
import java.util.Set;

/**
 * One advisory that was not withdrawn.
 *
 * @param names its id and its aliases, its own id first
 * @param modified when it was changed last, as it is written: ISO 8601 in UTC
 * @param affected packages
 */
record Advisory(Set<String> names, String modified, List<Affected> affected) {}
