package dev.lepton.pipeline.run;

/** Asks a person before something that others will notice. */
@FunctionalInterface
public interface Gate {
  /**
   * @param summary what is about to happen and what speaks for it
   * @param answer what must be typed to approve
   * @return who approved
   * @throws dev.lepton.model.error.LeptonException APPROVAL_REQUIRED if nobody did
   */
  String approve(String summary, String answer);
}
