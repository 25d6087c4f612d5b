using OrleansBooking.Api.Limits;

namespace OrleansBooking.Api.Problems;

/// <summary>Puts <see cref="ApiEdge"/> and the <see cref="RequestLimit"/> before everything else, whatever the host adds and in which order.</summary>
public sealed class ApiEdgeFirst : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseMiddleware<ApiEdge>();
        app.UseMiddleware<RequestLimit>();
        next(app);
    };
}
