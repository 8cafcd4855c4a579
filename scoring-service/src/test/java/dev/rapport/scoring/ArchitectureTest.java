package dev.rapport.scoring;

import java.nio.file.Paths;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.scoring.badge.PictureResource;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ArchitectureTest {

    private static final String ROOT = "dev.rapport.scoring.";
    private static final String MODEL = ROOT + "model";
    private static final String OUTLOOK = ROOT + "outlook";
    private static final String SETTINGS = ROOT + "settings";
    private static final String LEDGER = ROOT + "ledger";
    private static final String INTAKE = ROOT + "intake";
    private static final String SCORES = ROOT + "scores";
    private static final String READINESS = ROOT + "readiness";
    private static final String BADGE = ROOT + "badge";
    private static final String UPKEEP = ROOT + "upkeep";
    private static final String REBUILD = ROOT + "rebuild";
    private static final String WEBHOOKS = ROOT + "webhooks";
    private static final String LIVE = ROOT + "live";

    private static final JavaClasses SERVICE = new ClassFileImporter().importPath(Paths.get("target", "classes"));

    @Test
    void theModelKnowsNothingButJava() {
        classes()
                .that()
                .resideInAPackage(MODEL)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", MODEL))
                .check(SERVICE);
    }

    @Test
    void theOutlookKnowsNothingButTheModel() {
        classes()
                .that()
                .resideInAPackage(OUTLOOK)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", MODEL, OUTLOOK))
                .check(SERVICE);
    }

    @Test
    void dependenciesPointFromTheEdgesToTheModel() {
        noClasses()
                .that()
                .resideInAPackage(SETTINGS)
                .should()
                .dependOnClassesThat(resideInAnyPackage(OUTLOOK, LEDGER, INTAKE, SCORES, READINESS))
                .check(SERVICE);
        noClasses()
                .that()
                .resideInAPackage(LEDGER)
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(INTAKE, SCORES, READINESS, BADGE, UPKEEP, REBUILD, WEBHOOKS, LIVE))
                .check(SERVICE);
        noClasses()
                .that()
                .resideInAPackage(INTAKE)
                .should()
                .dependOnClassesThat(resideInAnyPackage(SCORES, READINESS, BADGE, UPKEEP, REBUILD, WEBHOOKS, LIVE))
                .check(SERVICE);
        noClasses()
                .that()
                .resideInAnyPackage(SCORES, READINESS, BADGE, UPKEEP, WEBHOOKS, LIVE)
                .should()
                .dependOnClassesThat(resideInAnyPackage(INTAKE))
                .check(SERVICE);
        noClasses()
                .that()
                .resideInAPackage(SCORES)
                .should()
                .dependOnClassesThat(resideInAnyPackage(READINESS, BADGE, UPKEEP, REBUILD, WEBHOOKS, LIVE))
                .check(SERVICE);
    }

    @Test
    void noOtherServiceIsKnownOrCalled() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "dev.rapport.contacts..",
                        "dev.rapport.interactions..",
                        "java.net.http..",
                        "jakarta.ws.rs.client..",
                        "org.eclipse.microprofile.rest.client..",
                        "io.vertx.."))
                .check(SERVICE);
    }

    @Test
    void timeComesFromAClock() {
        Set<Class<?>> times =
                Set.of(Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class);
        noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "reads the time of the machine",
                        call -> call.getName().equals("now")
                                && times.stream().anyMatch(call.getTargetOwner()::isEquivalentTo)
                                && !takesAClock(call)))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(SERVICE);
    }

    private static boolean takesAClock(JavaCall<?> call) {
        return call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    @Test
    void everyPostIsIdempotent() {
        methods()
                .that()
                .areAnnotatedWith(POST.class)
                .should()
                .beAnnotatedWith(Idempotent.class)
                .check(SERVICE);
    }

    @Test
    void everyResourceMethodSaysWhoMayCallIt() {
        List<JavaMethod> resourceMethods = SERVICE.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getAnnotations().stream()
                        .anyMatch(one -> one.getRawType().isAnnotatedWith(HttpMethod.class)))
                .toList();
        assertFalse(resourceMethods.isEmpty());
        for (JavaMethod method : resourceMethods) {
            if (method.getOwner().isEquivalentTo(PictureResource.class)) continue;
            assertTrue(
                    method.isAnnotatedWith(RolesAllowed.class)
                            || method.getOwner().isAnnotatedWith(RolesAllowed.class),
                    method.getFullName());
        }
    }

    /** Whose token may come in another way, and only in this one: {@link ReadTokensTest}. */
    @Test
    void nothingIsOpenToAllButThePicture() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(PictureResource.class)
                .should()
                .beAnnotatedWith(PermitAll.class)
                .check(SERVICE);
        noMethods().should().beAnnotatedWith(PermitAll.class).check(SERVICE);
    }

    @Test
    void noEntityLeavesItsPackage() {
        DescribedPredicate<JavaClass> ledgers = DescribedPredicate.describe(
                "entities of the ledger",
                type -> type.isAnnotatedWith(Entity.class)
                        && type.getPackageName().equals(LEDGER));
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .resideInAnyPackage(LEDGER, BADGE, REBUILD, WEBHOOKS)
                .check(SERVICE);
        noClasses()
                .that()
                .resideOutsideOfPackages(LEDGER, INTAKE)
                .should()
                .dependOnClassesThat(ledgers)
                .check(SERVICE);
        noClasses()
                .that()
                .resideOutsideOfPackage(BADGE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BADGE)
                .check(SERVICE);
    }
}
