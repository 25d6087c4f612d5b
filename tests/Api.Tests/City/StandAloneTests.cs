using System.Diagnostics;
using System.Net;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Silo.Hosting;

namespace OrleansBooking.Api.Tests.City;

/// <summary>The API as an executable of its own: a client of the cluster, with the same database, keys and sign-ins.</summary>
public sealed class StandAloneTests(CityHost host) : IClassFixture<CityHost>
{
    [Fact]
    public async Task A_process_with_the_api_alone_books_through_the_cluster_and_takes_the_same_tokens()
    {
        using var process = Start(out var address);
        try
        {
            using var client = new HttpClient { BaseAddress = address };
            await UntilReady(process, client);
            client.DefaultRequestHeaders.Authorization = host.Operator.DefaultRequestHeaders.Authorization;
            var (slot, (id, birthday)) = (host.Slot(), host.Applicant());

            var booked = await Reservations.Bookings.Post(
                client, ("date", slot.Date), ("time", slot.Time), ("reservationId", id), ("birthday", birthday));
            var found = await host.Operator.GetAsync(booked.Headers.Location);

            Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (booked.StatusCode, found.StatusCode));
        }
        finally
        {
            process.Kill();
        }
    }

    private Process Start(out Uri address)
    {
        address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var start = new ProcessStartInfo("dotnet", [typeof(BookingApi).Assembly.Location, "--urls", address.ToString()]);
        start.Environment["ConnectionStrings__Silo"] = host.Database.Connections.Silo;
        start.Environment["ConnectionStrings__Identity"] = host.Database.Connections.Identity;
        start.Environment["Keys__Folder"] = host.Keys.FullName;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        return Process.Start(start)!;
    }

    private static async Task UntilReady(Process process, HttpClient client)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!process.HasExited && await pause.WaitForNextTickAsync(patience.Token))
        {
            try
            {
                if ((await client.GetAsync("/health/ready", patience.Token)).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Nobody listens yet.
            }
        }

        throw new InvalidOperationException("The API ended before it was ready.");
    }
}
