package dev.rapport.peer;

import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class ScoreController {

    private final ScoreService service;

    ScoreController(ScoreService service) {
        this.service = service;
    }

    @GetMapping("/v1/scores/{influencerId}")
    ScoreView get(@PathVariable UUID influencerId, @AuthenticationPrincipal Jwt token) {
        return service.find(token.getClaimAsString("agency"), influencerId)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
