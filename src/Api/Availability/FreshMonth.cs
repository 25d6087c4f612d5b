namespace OrleansBooking.Api.Availability;

/// <summary>Answers for a month that is in memory and fresh, before routing and rights, which it does not need: most of an opening day's requests.</summary>
public sealed class FreshMonth(RequestDelegate next, AvailabilityEndpoint months)
{
    public Task InvokeAsync(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) && months.AtOnce(http.Request) is { } answer ? answer.ExecuteAsync(http) : next(http);
}
