using OrleansBooking.Api.Availability;
using OrleansBooking.Api.Limits;

namespace OrleansBooking.Api.Problems;

/// <summary>Puts <see cref="ApiEdge"/>, <see cref="FreshMonth"/> and the <see cref="RequestLimit"/> before everything else,
/// whatever the host adds and in which order.</summary>
public sealed class ApiEdgeFirst : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseMiddleware<ApiEdge>();
        app.UseMiddleware<FreshMonth>();
        app.UseMiddleware<RequestLimit>();
        next(app);
    };
}
