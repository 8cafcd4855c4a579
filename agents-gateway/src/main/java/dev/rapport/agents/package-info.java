/** What an AI agent can do for somebody: ten tools of the Model Context Protocol over the three services' public API. */
package dev.rapport.agents;
