using Microsoft.Extensions.Logging.Console;

namespace OrleansBooking.Silo.Hosting;

/// <summary>One JSON object a line on standard error; standard output is for people.</summary>
public static class BookingLogging
{
    public static void AddBookingLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(json =>
        {
            json.UseUtcTimestamp = true;
            json.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
        });
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
