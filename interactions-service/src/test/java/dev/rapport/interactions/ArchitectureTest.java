package dev.rapport.interactions;

import java.lang.annotation.Annotation;
import java.util.Set;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import dev.rapport.interactions.calendar.CalendarResource;
import dev.rapport.interactions.contact.Contacts;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.intake.AwaitsArrival;
import dev.rapport.kit.outbox.Outbox;
import dev.rapport.kit.tenancy.ReadTokens;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTest {

    private static final String MEETING = "Meeting";

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.rapport.interactions");

    private static final DescribedPredicate<JavaMethod> ENDPOINTS =
            DescribedPredicate.describe(
                    "endpoints", method -> Set.<Class<? extends Annotation>>of(
                                    GET.class, POST.class, PUT.class, PATCH.class, DELETE.class)
                            .stream()
                            .anyMatch(method::isAnnotatedWith));

    @Test
    void packages_are_free_of_cycles() {
        slices().matching("dev.rapport.interactions.(**)")
                .should()
                .beFreeOfCycles()
                .check(CODE);
        noClasses()
                .that()
                .resideInAPackage("dev.rapport.interactions")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.rapport.interactions.*..")
                .check(CODE);
    }

    @Test
    void no_service_is_called_over_http() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "jakarta.ws.rs.client..", "io.vertx.ext.web.client..")
                .check(CODE);
    }

    @Test
    void entities_never_leave_a_resource() {
        methods()
                .that(ENDPOINTS)
                .should(new ArchCondition<>("not return entities") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean entity = method.getReturnType().getAllInvolvedRawTypes().stream()
                                .anyMatch(type -> type.isAnnotatedWith(Entity.class));
                        events.add(new SimpleConditionEvent(method, !entity, method.getFullName()));
                    }
                })
                .check(CODE);
        // Nor inside of a Response: what records carry is no entity.
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .areRecords()
                .should()
                .haveRawType(DescribedPredicate.describe("entities", type -> type.isAnnotatedWith(Entity.class)))
                .check(CODE);
    }

    @Test
    void events_are_written_in_one_place_and_through_the_outbox() {
        noClasses()
                .that()
                .areNotAssignableTo(InteractionEvents.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Outbox.class)
                .check(CODE);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka.clients.producer..", "org.eclipse.microprofile.reactive.messaging.Emitter")
                .check(CODE);
    }

    @Test
    void every_post_can_be_repeated() {
        methods()
                .that()
                .areAnnotatedWith(POST.class)
                .should()
                .beAnnotatedWith(Idempotent.class)
                .check(CODE);
    }

    @Test
    void every_endpoint_says_who_may_use_it() {
        methods()
                .that(ENDPOINTS)
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beDeclaredIn(CalendarResource.class)
                .check(CODE);
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .and()
                .areNotAssignableTo(CalendarResource.class)
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .check(CODE);
    }

    @Test
    void only_the_calendar_is_open_to_a_read_token() {
        classes()
                .that()
                .areAnnotatedWith(PermitAll.class)
                .should()
                .beAssignableTo(CalendarResource.class)
                .check(CODE);
        noClasses()
                .that()
                .areNotAssignableTo(CalendarResource.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ReadTokens.class)
                .check(CODE);
    }

    /** One that asks for contacts on behalf of its callers counts like the contacts themselves. */
    @Test
    void who_asks_for_contacts_waits_for_them() {
        noClasses()
                .that()
                .areNotAnnotatedWith(AwaitsArrival.class)
                .and()
                .areNotAssignableTo(Contacts.class)
                .and()
                .doNotHaveSimpleName(MEETING)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Contacts.class)
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName(MEETING)
                .check(CODE);
    }
}
