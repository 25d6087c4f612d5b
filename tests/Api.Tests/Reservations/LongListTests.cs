using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NpgsqlTypes;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Privacy;
using Xunit.Abstractions;

namespace OrleansBooking.Api.Tests.Reservations;

/// <summary>A list of any length takes the same memory (C9): the real endpoint before the real engine, all in this process, whose heap can be looked at.</summary>
[Collection(AloneCollection.Name)]
public sealed class LongListTests(BookingCluster cluster, ITestOutputHelper output) : IClassFixture<BookingCluster>
{
    private const int Few = 10_000;
    private const int Many = 100_000;
    // Far above what buffers differ by, far below what so many rows take.
    private const long Margin = 5_000_000;

    [Fact]
    public async Task A_list_of_100_000_rows_takes_no_more_memory_than_one_of_10_000()
    {
        var (few, many) = (await cluster.NewSlot(4), await cluster.NewSlot(4));
        await Seed(few, Few, first: 100_000_000_000);
        await Seed(many, Many, first: 200_000_000_000);
        var keys = Directory.CreateTempSubdirectory("api-tests-");
        await using var app = await Start(keys.FullName);
        using var client = await SignedIn(app);

        await Take(client, few);
        var shorter = await Take(client, few);
        var longer = await Take(client, many);
        var held = await Take(client, many, keep: []);

        foreach (var (name, list) in new[] { ("streamed", shorter), ("streamed", longer), ("held by the reader", held) })
            output.WriteLine($"{name}: {list.Rows} rows, {list.Bytes / 1e6:0.0} MB in {list.Elapsed.TotalSeconds:0.0} s, {list.Growth / 1e6:0.0} MB more alive than before, at most");
        Assert.Equal((Few, Many, Many), (shorter.Rows, longer.Rows, held.Rows));
        Assert.True(longer.Growth < shorter.Growth + Margin, $"{longer.Growth} bytes more are alive at {Many} rows, {shorter.Growth} at {Few}.");
        // What grows with the rows is seen.
        Assert.True(held.Growth > shorter.Growth + Margin, $"{held.Growth} bytes more are alive with all rows held, {shorter.Growth} at {Few}.");
        keys.Delete(recursive: true);
    }

    /// <param name="keep">Where the reader keeps all that comes: the control.</param>
    private static async Task<(int Rows, long Bytes, long Growth, TimeSpan Elapsed)> Take(HttpClient client, SlotKey slot, List<byte[]>? keep = null)
    {
        const int sampleEvery = 500_000;
        var (rows, bytes, peak, before, since) = (-1, 0L, 0L, GC.GetTotalMemory(forceFullCollection: true), Stopwatch.GetTimestamp());
        using var answer = await client.GetAsync(
            string.Create(CultureInfo.InvariantCulture, $"/api/v1/reservations.csv?from={slot.Date:yyyy-MM-dd}&to={slot.Date:yyyy-MM-dd}&reason=test"), HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await body.ReadAsync(buffer)) > 0;)
        {
            rows += buffer.AsSpan(0, read).Count((byte)'\n');
            keep?.Add(buffer[..read]);
            if (bytes / sampleEvery != (bytes + read) / sampleEvery) peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
            bytes += read;
        }

        peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
        GC.KeepAlive(keep);
        return (rows, bytes, peak - before, Stopwatch.GetElapsedTime(since));
    }

    /// <summary>Reservations as the product stores them, each sealed under a key of its own, copied in.</summary>
    private async Task Seed(SlotKey slot, int count, long first)
    {
        var sealer = cluster.Services.GetRequiredService<ContactSealer>();
        var row = await cluster.Postgres.Scalar<long>($"select id from booking.slot where venue = '{slot.Venue}' and date = '{slot.Date:yyyy-MM-dd}' and time = '{slot.Time:HH:mm}'");
        await using var connection = await cluster.Postgres.Owner.OpenConnectionAsync();
        await using var copy = await connection.BeginBinaryImportAsync(
            """
            copy booking.reservation (number, applicant_key, procedure, slot, status, once, channel, version, booked_at, key_version, wrapped_key,
                sealed_name, sealed_kana, sealed_phone, sealed_email, sealed_reservation_id) from stdin (format binary)
            """);
        var now = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < count; i++)
        {
            var number = first + i;
            var contact = sealer.Seal(
                number, new Contact("山田 花子", "ヤマダ ハナコ", "09012345678", $"hanako-{i}@example.jp", null, null), number.ToString("D16", CultureInfo.InvariantCulture));
            await copy.StartRowAsync();
            await copy.WriteAsync(number);
            await copy.WriteAsync(Guid.NewGuid().ToByteArray());
            await copy.WriteAsync(TestCity.Pickup);
            await copy.WriteAsync(row);
            await copy.WriteAsync("booked");
            await copy.WriteAsync(true);
            await copy.WriteAsync("web");
            await copy.WriteAsync(1);
            await copy.WriteAsync(now, NpgsqlDbType.TimestampTz);
            await copy.WriteAsync(contact.KeyVersion);
            foreach (var box in new[] { contact.WrappedKey, contact.Name!, contact.Kana!, contact.Phone!, contact.Email!, contact.ReservationId! }) await copy.WriteAsync(box);
        }

        await copy.CompleteAsync();
    }

    private async Task<WebApplication> Start(string keys)
    {
        await File.WriteAllBytesAsync(Path.Combine(keys, "staff-ticket.key"), cluster.Keys.StaffTicket);
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Identity"] = cluster.Postgres.Connections.Identity, ["Keys:Folder"] = keys,
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddBookingApi();
        builder.Services.AddSingleton(cluster.Grains);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapBookingApi();
        await app.StartAsync();
        await app.Services.GetRequiredService<AccountSeeder>().EnsureAccount("staff", StaffRoles.Staff, ApiHost.Password);
        return app;
    }

    private static async Task<HttpClient> SignedIn(WebApplication app)
    {
        var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var answer = await client.PostAsJsonAsync("/api/v1/tokens", new { userName = "staff", password = ApiHost.Password });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await answer.Json()).GetProperty("accessToken").GetString());
        return client;
    }
}
