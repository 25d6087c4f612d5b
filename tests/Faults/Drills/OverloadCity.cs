using System.Globalization;
using System.Text;
using System.Text.Json;
using OrleansBooking.Faults.Load;
using OrleansBooking.Faults.Servers;

namespace OrleansBooking.Faults.Drills;

/// <summary>A city with room for everybody, and bookings of people who have none yet, as bytes.</summary>
public sealed class OverloadCity(FaultCity city, OwnPostgres server, string token)
{
    private const int Slots = 480;
    private const int PerDay = 16;
    private static readonly DateOnly FirstDay = new(2027, 6, 1);
    private int _people;

    public Uri Web => city.Silo.Web;

    /// <summary>Adds the slots.</summary>
    public static async Task<OverloadCity> Open(FaultCity city, OwnPostgres server)
    {
        await using var slots = server.Owner.CreateCommand(string.Create(CultureInfo.InvariantCulture,
            $"""
            insert into booking.slot (venue, date, time, minutes, capacity, booked, procedures, closes_at, opens_at, plan_revision)
            select 'city-centre', date '{FirstDay:yyyy-MM-dd}' + n / {PerDay}, time '09:00' + interval '30 minutes' * (n % {PerDay}), 30, 10000, 0,
                array['card-pickup', 'certificate-renewal'], array[timestamptz '2099-01-01', timestamptz '2099-01-01'], timestamptz '2020-01-01', 1
            from generate_series(0, {Slots - 1}) n
            """));
        await slots.ExecuteNonQueryAsync();
        using var client = await city.SignIn("operator");
        return new(city, server, client.Http.DefaultRequestHeaders.Authorization!.Parameter!);
    }

    /// <summary>A renewal by somebody new, at the next slot in turn.</summary>
    public byte[] Booking()
    {
        var n = Interlocked.Increment(ref _people);
        var person = Citizens.Renewing(n);
        var (day, time) = (FirstDay.AddDays(n % Slots / PerDay), new TimeOnly(9, 0).AddMinutes(30 * (n % PerDay)));
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            venueId = "city-centre", date = day.ToString("O", CultureInfo.InvariantCulture), time = time.ToString("HH:mm", CultureInfo.InvariantCulture),
            procedure = "certificate-renewal", birthday = person.Birthday, name = person.Name, kana = person.Kana, phone = person.Phone,
        });
        var head = $"POST /api/v1/reservations HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\nIdempotency-Key: {Guid.NewGuid()}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    public async Task<long> Stored()
    {
        await using var query = server.Owner.CreateCommand("select count(*) from booking.reservation");
        return (long)(await query.ExecuteScalarAsync())!;
    }

    /// <summary>Resident memory of the silo in bytes.</summary>
    public async Task<long> WorkingSet()
    {
        var line = (await File.ReadAllLinesAsync($"/proc/{city.Silo.Id}/status")).Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
    }
}
