namespace OrleansBooking.Api.Problems;

/// <summary>Puts <see cref="ApiEdge"/> before everything else, whatever the host adds and in which order.</summary>
public sealed class ApiEdgeFirst : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseMiddleware<ApiEdge>();
        next(app);
    };
}
