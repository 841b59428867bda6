package dev.lepton.model.inventory;

/**
 * One file or address that was read. {@code read = kept + excluded + rejected}.
 *
 * @param format such as {@code azure-migrate}
 * @param read rows (or series) below the header
 * @param kept went into the inventory, alone or together with another row
 * @param excluded are no servers, such as templates; each is told in a notice
 * @param rejected could not be understood; each is told in a notice
 */
public record ImportSource(
    String file, String format, long read, long kept, long excluded, long rejected) {}
