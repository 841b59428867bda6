package dev.lepton.transfer.postgres.catalog;

/**
 * A sequence and where it stands.
 *
 * @param lastValue as the sequence's own row has it
 * @param isCalled whether {@code lastValue} has been handed out; if not, it is the next value
 * @param increment never 0; negative for a descending sequence
 */
public record SequenceInfo(
    QualifiedName name,
    long lastValue,
    boolean isCalled,
    long increment,
    long minValue,
    long maxValue,
    boolean cycles) {}
