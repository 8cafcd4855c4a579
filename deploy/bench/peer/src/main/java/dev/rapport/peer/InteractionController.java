package dev.rapport.peer;

import java.net.URI;
import java.util.UUID;

import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/v1/interactions")
class InteractionController {

    private final InteractionService service;

    InteractionController(InteractionService service) {
        this.service = service;
    }

    @PostMapping
    ResponseEntity<InteractionView> create(
            @Valid @RequestBody NewInteraction told, @AuthenticationPrincipal Jwt token) {
        InteractionView made = service.create(token.getClaimAsString("agency"), token.getSubject(), told);
        return ResponseEntity.created(URI.create("/v1/interactions/" + made.id())).body(made);
    }

    @GetMapping("/{id}")
    InteractionView get(@PathVariable UUID id, @AuthenticationPrincipal Jwt token) {
        return service.find(token.getClaimAsString("agency"), id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
