namespace OrleansBooking.Web.Hosting;

/// <summary>Nothing more is taken at the moment, here or in the reservation centre; put beside a bare status 503, it makes <see cref="ErrorPages"/>
/// offer to send the same form again.</summary>
/// <param name="RetryAfter">How long to wait.</param>
internal sealed record Crowded(TimeSpan RetryAfter)
{
    /// <summary>Marks the answer; whoever calls this answers with an empty 503.</summary>
    public static void Mark(HttpContext context, TimeSpan? retryAfter) =>
        context.Items[typeof(Crowded)] = new Crowded(retryAfter ?? TimeSpan.FromSeconds(3));

    /// <summary>The mark, or null.</summary>
    public static Crowded? Of(HttpContext context) => context.Items[typeof(Crowded)] as Crowded;
}
