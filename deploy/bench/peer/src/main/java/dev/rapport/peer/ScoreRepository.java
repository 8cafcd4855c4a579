package dev.rapport.peer;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface ScoreRepository extends JpaRepository<Score, UUID> {

    Optional<Score> findByAgencyAndInfluencerId(String agency, UUID influencerId);
}
