-- The calendar of an organization takes off what was moved to another one; few promises ever are.
CREATE INDEX revision_that_moved ON revision (agency, created_at)
    WHERE noun = 'COMMITMENT' AND kind = 'CORRECTED' AND changes @> '[{"pointer": "/organizationId"}]'::jsonb;
