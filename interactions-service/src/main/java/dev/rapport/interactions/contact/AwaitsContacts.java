package dev.rapport.interactions.contact;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.interceptor.InterceptorBinding;

/**
 * Who makes a contact and at once writes down what was done with it, may be quicker than the event that tells us of the
 * contact: a method refused for want of a contact is tried again, each time in a transaction of its own.
 */
@Inherited
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface AwaitsContacts {}
