"""Who a report speaks of: countries, people and organisations."""
