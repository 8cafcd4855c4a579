-- What they answered, each scale from 1 to 9; null where it was not asked, and for all that is no survey.
ALTER TABLE ledger
    ADD COLUMN survey_trust             int,
    ADD COLUMN survey_control_mutuality int,
    ADD COLUMN survey_satisfaction      int,
    ADD COLUMN survey_commitment        int;
