using OrleansBooking.Faults.Load;
using OrleansBooking.Silo.Storage;

namespace OrleansBooking.Faults.Servers;

/// <summary>A reservation centre as it runs in production: silos, and in front of them an API node and, if wanted, a public web node; each a process of its own.</summary>
public sealed class Centre : IAsyncDisposable
{
    private const string Roles = "Booking:Roles";

    private Centre(IReadOnlyList<FaultCity> silos, FaultCity api, WebNode? web) => (Silos, Api, Web) = (silos, api, web);

    /// <summary>The first one has the demo city's accounts.</summary>
    public IReadOnlyList<FaultCity> Silos { get; }

    /// <summary>No silo: it outlives them.</summary>
    public FaultCity Api { get; }

    public WebNode? Web { get; }

    /// <summary>What all processes called errors.</summary>
    public string Errors => string.Join('\n', Silos.Append(Api).Select(node => node.Errors).Append(Web?.Errors).Where(errors => errors is { Length: > 0 }));

    /// <summary>Starts everything and waits until it is ready.</summary>
    /// <param name="lines">For each silo its way to the database; the API node takes <paramref name="direct"/>.</param>
    /// <param name="settings">Of silo number n, from 0, on top of the defaults.</param>
    public static async Task<Centre> Start(
        BookingConnections direct, IReadOnlyList<BookingConnections> lines, bool web = false, Func<int, (string Key, string Value)[]>? settings = null)
    {
        var of = settings ?? (_ => []);
        // It makes keys and accounts, which the others share; the accounts come with the API.
        var first = await FaultCity.Start(lines[0], null, [(Roles, "silo,api"), .. of(0)]);
        WebNode? node = null;
        try
        {
            var joining = lines.Skip(1).Select((line, index) => first.Join(line, [(Roles, "silo"), .. of(index + 1)])).ToList();
            var api = first.Join(direct, (Roles, "api"));
            var others = await Task.WhenAll(joining);
            node = web ? WebNode.Launch(others.Prepend(first).Select(silo => silo.Silo.GatewayPort)) : null;
            if (node is not null) await node.UntilServing();
            return new Centre([first, .. others], await api, node);
        }
        catch
        {
            if (node is not null) await node.DisposeAsync();
            await first.DisposeAsync();
            throw;
        }
    }

    /// <summary>An operator at the API node.</summary>
    public Task<BookingClient> SignIn(string role = "operator") => Silos[0].SignIn(role, at: Api);

    public async ValueTask DisposeAsync()
    {
        if (Web is not null) await Web.DisposeAsync();
        await Api.DisposeAsync();
        // The first one's folder holds everybody's keys.
        foreach (var silo in Silos.Reverse()) await silo.DisposeAsync();
    }
}
