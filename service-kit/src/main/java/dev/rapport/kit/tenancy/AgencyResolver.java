package dev.rapport.kit.tenancy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;

/** The first wall: Hibernate puts the agency into every statement that it writes. */
@PersistenceUnitExtension
@RequestScoped
class AgencyResolver implements TenantResolver {

    @Inject
    Agency agency;

    @Override
    public String getDefaultTenantId() {
        return "";
    }

    @Override
    public String resolveTenantId() {
        return agency.id();
    }
}
