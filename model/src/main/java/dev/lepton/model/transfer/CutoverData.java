package dev.lepton.model.transfer;

/**
 * What the data engine did during the switch.
 *
 * @param finalPosition LSN of the source after its last write
 * @param changedRowsVerified rows touched since the full verification, compared once more while
 *     writes stood still
 */
public record CutoverData(
    String database,
    String finalPosition,
    long changedRowsVerified,
    long differenceCount,
    int sequencesSet,
    String reverseSlot) {}
