package dev.lepton.assess.evaluate;

import java.util.Map;

/**
 * One condition of one rule, as its provider sees it. Chaining, {@code filepaths}, {@code not} and
 * {@code ignore} are none of the provider's business: the evaluation narrows afterwards.
 *
 * @param id names the condition towards the sink
 * @param capability what follows the dot: {@code referenced} of {@code java.referenced}
 * @param fields as the rule file writes them: texts, numbers, truth values, lists and maps; the
 *     lone value of a condition without fields is under the capability's own name
 */
public record Query(int id, String capability, Map<String, Object> fields) {}
