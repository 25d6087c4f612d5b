namespace OrleansBooking.Silo.Starting;

/// <summary>Registers the end of the start; steps are added with <c>AddSingleton&lt;IBeforeReady, …&gt;</c>.</summary>
public static class BookingStart
{
    public static void AddBookingStart(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReadyFacts>();
        builder.Services.AddHostedService<ReadyAnnouncement>();
    }
}
