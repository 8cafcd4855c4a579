package dev.rapport.agents;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import io.quarkiverse.mcp.server.Tool;

/** Around each call of a tool. What a guardrail refuses before does not come here: see {@link KnownArguments}. */
@Watched
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class Watch {

    private final ToolCalls calls;
    private final Trace trace;

    Watch(ToolCalls calls, Trace trace) {
        this.calls = calls;
        this.trace = trace;
    }

    @AroundInvoke
    Object around(InvocationContext call) throws Exception {
        Tool tool = call.getMethod().getAnnotation(Tool.class);
        if (tool == null) return call.proceed();
        trace.follow();
        try {
            Object answer = call.proceed();
            calls.ended(tool.name(), Outcome.ANSWERED);
            return answer;
        } catch (Exception e) {
            calls.ended(tool.name(), Outcome.of(e));
            throw e;
        }
    }
}
