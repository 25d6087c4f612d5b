using Microsoft.Extensions.DependencyInjection;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Grains.Notices;
using OrleansBooking.Grains.Slots;

namespace OrleansBooking.Grains.Ledger;

/// <summary>Puts the ledger and the slots into a silo.</summary>
public static class LedgerRegistration
{
    /// <summary>Needs BookingDatabase, KeyRing, an <see cref="IFence"/> and an <see cref="ISiloEnd"/> in the container. Call before UseOrleans: the writer must stop after the grains.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services) => services
        .AddMetrics()
        .AddSingleton<LedgerMetrics>()
        .AddSingleton<CommandMetrics>()
        .AddSingleton<ActiveSlots>()
        .AddSingleton<ISlotBoard, SlotBoard>()
        .AddSingleton<LedgerQueue>()
        .AddSingleton<ILedger>(provider => provider.GetRequiredService<LedgerQueue>())
        .AddSingleton<LedgerWatchdog>()
        .AddSingleton<LedgerConnection>()
        .AddSingleton<NoticeSignal>()
        .AddHostedService<LedgerWriter>()
        .AddSingleton<SlotLoader>()
        .AddHostedService(provider => provider.GetRequiredService<SlotLoader>())
        .AddSingleton<SlotWatch>()
        .AddHostedService(provider => provider.GetRequiredService<SlotWatch>())
        .AddSingleton<SlotCommandReader>();
}
