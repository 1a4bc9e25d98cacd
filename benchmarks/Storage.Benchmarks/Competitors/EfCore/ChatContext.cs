using Microsoft.EntityFrameworkCore;
using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>EF Core's model of the tables; each set is there whether or not the file has its table.</summary>
public sealed class ChatContext(DbContextOptions<ChatContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        Map<ChatMessage>(modelBuilder);
        Map<StreamState>(modelBuilder);
        Map<Person>(modelBuilder);
        Map<Message>(modelBuilder);
        Map<ChatStream>(modelBuilder);
        Map<PersonInfo>(modelBuilder);
    }

    private static void Map<T>(ModelBuilder modelBuilder)
        where T : class, IEntity<T>
    {
        var entity = modelBuilder.Entity<T>().ToTable(T.Map.Table);
        foreach (var column in T.Map.Columns)
        {
            entity.Property(column.Property).HasColumnName(column.Name);
        }

        entity.HasKey(T.Map.Key.Property);
        if (typeof(T).GetProperty(nameof(Message.UnreadableColumns)) is not null)
        {
            entity.Ignore(nameof(Message.UnreadableColumns));
        }
    }
}
