using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.TestingHost;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Grains;
using OrleansBooking.Grains.Applicants;
using OrleansBooking.Grains.Ledger;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Silo.Storage;
using Xunit;

namespace OrleansBooking.Fixtures;

/// <summary>A silo in this process with the real grains, ADO.NET clustering and a real database; use it as a class fixture.</summary>
public sealed class BookingCluster : IAsyncLifetime
{
    private const string ClusterIdKey = "BookingCluster";
    private static readonly ConcurrentDictionary<string, BookingCluster> Running = new();
    private readonly string _id = Guid.NewGuid().ToString("N");
    private TestCluster? _cluster;
    private int _days;

    public PostgresFixture Postgres { get; } = new();

    public KeyRing Keys { get; } = KeyRing.Random();

    public ShiftedTime Time { get; } = new();

    /// <summary>Set to false before a test needs writes that an evicted silo would not be allowed.</summary>
    public SwitchedFence Fence { get; } = new();

    public RecordedEnd End { get; } = new();

    public IGrainFactory Grains => _cluster!.GrainFactory;

    /// <summary>The silo's own services.</summary>
    public IServiceProvider Services => ((InProcessSiloHandle)_cluster!.Silos[0]).SiloHost.Services;

    public async Task InitializeAsync()
    {
        await Postgres.InitializeAsync();
        Running[_id] = this;
        var builder = new TestClusterBuilder(1);
        builder.Options.UseTestClusterMembership = false;
        builder.Properties[ClusterIdKey] = _id;
        builder.AddSiloBuilderConfigurator<SiloConfigurator>();
        builder.AddClientBuilderConfigurator<ClientConfigurator>();
        _cluster = builder.Build();
        await _cluster.DeployAsync();
        await new TestCity(this).Define();
    }

    public async Task DisposeAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
        Running.TryRemove(_id, out _);
        await Postgres.DisposeAsync();
    }

    public ISlotGrain Slot(SlotKey key) => Grains.GetGrain<ISlotGrain>(key.ToString());

    /// <summary>A ticket of an account with this role.</summary>
    public string StaffTicket(string role = StaffRoles.Operator) => new StaffTicketSigner(Keys.StaffTicket, Time).Sign("test-" + role, role);

    /// <summary>Issues reservation IDs with the birthday 0412, good for both procedures.</summary>
    public async Task<IReadOnlyList<string>> Issue(int count) =>
        await Services.GetRequiredService<ApplicantIssuer>().Issue([.. Enumerable.Repeat((TestCity.Birthday, TestCity.Procedures), count)]);

    /// <summary>A slot that no other test uses, with this capacity, two or more days from now.</summary>
    public async Task<SlotKey> NewSlot(int capacity, string? limited = null, int limit = 0)
    {
        var key = new SlotKey(TestCity.Venue, TestCity.FirstDay(Time).AddDays(Interlocked.Increment(ref _days)), new TimeOnly(10, 0));
        await Postgres.Execute(string.Create(CultureInfo.InvariantCulture,
            $"update booking.slot set capacity = {capacity}, planned = {capacity}, version = version + 1 where venue = '{key.Venue}' and date = '{key.Date:yyyy-MM-dd}' and time = '10:00'"));
        if (limited is not null)
        {
            await Postgres.Execute(string.Create(CultureInfo.InvariantCulture,
                $"insert into booking.slot_share (slot, procedure, capacity) select id, '{limited}', {limit} from booking.slot where date = '{key.Date:yyyy-MM-dd}' and time = '10:00'"));
        }

        return key;
    }

    private static BookingCluster Of(IConfiguration configuration) => Running[configuration[ClusterIdKey]!];

    private sealed class SiloConfigurator : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder)
        {
            var owner = Of(siloBuilder.Configuration);
            siloBuilder.Services
                .AddSingleton<TimeProvider>(owner.Time)
                .AddSingleton<MembershipFence>()
                .AddSingleton<IFence>(provider => owner.Fence.Around(provider.GetRequiredService<MembershipFence>()))
                .AddSingleton<ISiloEnd>(owner.End)
                .AddBookingGrains(owner.Postgres.Connections.Silo, owner.Keys);
            siloBuilder.UseAdoNetClustering(clustering =>
            {
                clustering.Invariant = "Npgsql";
                clustering.ConnectionString = owner.Postgres.Connections.Clustering;
            });
            siloBuilder.AddAdoNetGrainStorageAsDefault(storage =>
            {
                storage.Invariant = "Npgsql";
                storage.ConnectionString = owner.Postgres.Connections.GrainState;
                storage.GrainStorageSerializer = new JsonGrainStateSerializer();
            });
        }
    }

    private sealed class ClientConfigurator : IClientBuilderConfigurator
    {
        public void Configure(IConfiguration configuration, IClientBuilder clientBuilder)
        {
            var owner = Of(configuration);
            clientBuilder.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(60));
            clientBuilder.UseAdoNetClustering(clustering =>
            {
                clustering.Invariant = "Npgsql";
                clustering.ConnectionString = owner.Postgres.Connections.Clustering;
            });
        }
    }
}
