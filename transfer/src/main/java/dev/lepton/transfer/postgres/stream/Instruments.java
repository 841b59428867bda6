package dev.lepton.transfer.postgres.stream;

/** What outlives the sessions of one stream: where it is, what is asked of it, what it did. */
record Instruments(
    StreamProgress progress, StreamControl control, StreamMeter meter, TransactionFates fates) {}
